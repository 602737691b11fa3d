package org.mokkachain.simkit.disk;

import java.util.Arrays;
import org.mokkachain.simkit.chance.Chance;

/**
 * A file as a crash leaves it: what was synced stays; of the rest a loss of power leaves a part, maybe with its end
 * torn, maybe nothing. The death of a process alone loses nothing written. Not thread-safe.
 */
public final class SimulatedFile {
    private byte[] content = new byte[4096];
    private int length;
    private int synced;

    /** Writes at the end; not durable yet. */
    public void append(byte[] bytes) {
        if (length + bytes.length > content.length) {
            content = Arrays.copyOf(content, Math.max(2 * content.length, length + bytes.length));
        }
        System.arraycopy(bytes, 0, content, length, bytes.length);
        length += bytes.length;
    }

    /** Makes everything written durable. */
    public void sync() {
        synced = length;
    }

    /** Puts a new durable file in the place of this one, at once or not at all. */
    public void replace(byte[] bytes) {
        content = Arrays.copyOf(bytes, Math.max(bytes.length, 4096));
        length = bytes.length;
        synced = length;
    }

    /** The machine lost power: a random part of what was not synced is left, its last bytes maybe never written. */
    public void losePower(Chance chance) {
        if (length > synced) {
            int kept = synced + chance.below(length - synced + 1);
            int torn = chance.hits(0.3) ? Math.min(chance.below(64), kept - synced) : 0;
            Arrays.fill(content, kept - torn, kept, (byte) 0);
            length = kept;
        }
        synced = length;
    }

    /** Cuts off what stands after {@code end}. */
    public void truncate(int end) {
        length = Math.min(length, end);
        synced = Math.min(synced, length);
    }

    /** Flips one bit somewhere in the first {@code limit} bytes. */
    public void flipBit(int limit, Chance chance) {
        int at = chance.below(Math.min(limit, length));
        content[at] ^= (byte) (1 << chance.below(8));
    }

    public int length() {
        return length;
    }

    /** Bytes that a loss of power cannot take. */
    public int synced() {
        return synced;
    }

    /** A copy of everything written. */
    public byte[] content() {
        return Arrays.copyOf(content, length);
    }
}
