package org.mokkachain.types.proof;

import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/**
 * Leads from the validators of one epoch to those of the next: the block that ends the epoch, final by the old set, and
 * the new set that it names. Encoding: {@code last | next}.
 *
 * @param last the last block of the epoch
 * @param next the set that certifies the blocks above it
 */
public record EpochLink(FinalHeader last, ValidatorSet next) {
    public EpochLink {
        if (!last.header().endsEpoch()) {
            throw new IllegalArgumentException("the block of a link must end its epoch");
        }
    }

    public void encode(Encoder out) {
        last.encode(out);
        next.encode(out);
    }

    public static EpochLink decode(Decoder in) throws DecodingException {
        return new EpochLink(FinalHeader.decode(in), ValidatorSet.decode(in));
    }
}
