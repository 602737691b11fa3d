package org.mokkachain.simkit.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A decoder, inputs that it accepts, and what it promises. Immutable. */
public final class FuzzTarget {
    private final String name;
    private final Decoding decoding;
    private final List<byte[]> seeds;
    private final List<byte[]> dictionary;
    private final boolean canonical;
    private final Bounds bounds;

    private FuzzTarget(
            String name, Decoding decoding, List<byte[]> seeds, List<byte[]> dictionary, Promise promise) {
        this.name = name;
        this.decoding = decoding;
        this.seeds = seeds;
        this.dictionary = dictionary;
        this.canonical = promise.canonical();
        this.bounds = promise.bounds();
    }

    /** Decodes, and encodes again. */
    @FunctionalInterface
    public interface Decoding {
        /**
         * @return the encoding of what {@code input} means
         * @throws Refused if the decoder refuses it as it should; anything else that is thrown is a finding
         */
        byte[] again(byte[] input) throws Refused;
    }

    /**
     * What decoding and encoding again may allocate.
     *
     * @param bytes for any input
     * @param perByte and for each byte of the input
     */
    public record Bounds(long bytes, long perByte) {
        public static final Bounds DEFAULT = new Bounds(128 << 10, 256);
    }

    private record Promise(boolean canonical, Bounds bounds) {}

    /** A decoder that accepts exactly one input for each value: what it accepts is what encoding again gives. */
    public static FuzzTarget canonical(String name, List<byte[]> seeds, Decoding decoding) {
        return new FuzzTarget(name, decoding, copy(seeds), List.of(), new Promise(true, Bounds.DEFAULT));
    }

    /** A decoder of a form with liberties, such as JSON: encoding again gives a form that stays the same. */
    public static FuzzTarget lenient(String name, List<byte[]> seeds, Decoding decoding) {
        return new FuzzTarget(name, decoding, copy(seeds), List.of(), new Promise(false, Bounds.DEFAULT));
    }

    /** With fragments to be put into inputs. */
    public FuzzTarget withDictionary(List<String> fragments) {
        List<byte[]> bytes =
                fragments.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        return new FuzzTarget(name, decoding, seeds, bytes, new Promise(canonical, bounds));
    }

    /** With other bounds of what may be allocated. */
    public FuzzTarget within(Bounds changed) {
        return new FuzzTarget(name, decoding, seeds, dictionary, new Promise(canonical, changed));
    }

    public String name() {
        return name;
    }

    Decoding decoding() {
        return decoding;
    }

    List<byte[]> seeds() {
        return copy(seeds);
    }

    List<byte[]> dictionary() {
        return copy(dictionary);
    }

    boolean isCanonical() {
        return canonical;
    }

    Bounds bounds() {
        return bounds;
    }

    private static List<byte[]> copy(List<byte[]> inputs) {
        List<byte[]> copies = new ArrayList<>();
        inputs.forEach(input -> copies.add(input.clone()));
        return List.copyOf(copies);
    }
}
