package org.mokkachain.ledger.snapshot;

import org.mokkachain.types.block.Header;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.value.Hash;

/**
 * A snapshot that a peer has: the state after a final block.
 *
 * @param block with the proof that it is final; worth something once it was checked
 * @param entries how many the state has; only for showing progress
 */
public record Offer(FinalHeader block, long entries) {
    public Offer {
        if (entries < 0) {
            throw new IllegalArgumentException("a state has no " + entries + " entries");
        }
    }

    public Header header() {
        return block.header();
    }

    public long height() {
        return header().height();
    }

    public Hash stateRoot() {
        return header().stateRoot();
    }

    void encode(Encoder out) {
        block.encode(out);
        out.u64(entries);
    }

    static Offer decode(Decoder in) throws DecodingException {
        return new Offer(FinalHeader.decode(in), in.u64());
    }
}
