package org.mokkachain.types.block;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/**
 * The header of a block. A certificate over its hash proves everything in it: the transactions, what became of them
 * and the state after them, because validators execute before they vote.
 *
 * @param chainId hash of the genesis
 * @param epoch number of the validator set, from 0
 * @param height distance from the genesis block, which has 0
 * @param term term in which it was proposed; 0 only for the root block of an epoch's genesis
 * @param proposer index of the leader in the validator set
 * @param proofHash hash of the proof of leadership under which it was proposed
 * @param txRoot RFC 6962 root over the encoded transactions
 * @param stateRoot root of the state after the block
 * @param receiptsRoot RFC 6962 root over the encoded receipts
 * @param validatorSetHash hash of the set that certifies this block
 * @param nextValidatorSetHash hash of the set that certifies the next one; differs only at the end of an epoch
 * @param timestampMs milliseconds since 1970-01-01 UTC, strictly greater than the parent's
 * @param txCount number of transactions
 * @param bodyBytes length of the encoded body
 */
public record Header(
        int version,
        Hash chainId,
        long epoch,
        long height,
        long term,
        int proposer,
        Hash parentHash,
        Hash proofHash,
        Hash txRoot,
        Hash stateRoot,
        Hash receiptsRoot,
        Hash validatorSetHash,
        Hash nextValidatorSetHash,
        long timestampMs,
        int txCount,
        int bodyBytes) {
    public static final int VERSION = 1;
    private static final String DOMAIN = "MOKKA/1/header";

    public Header {
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown header version " + version);
        }
        if (epoch < 0 || height < 0 || term < 0 || proposer < 0 || timestampMs < 0 || txCount < 0 || bodyBytes < 0) {
            throw new IllegalArgumentException("no field of a header may be negative");
        }
    }

    /** The block's hash: SHA-256 of the canonical header, domain-separated. Computed at each call (under 1 µs). */
    public Hash hash() {
        Encoder out = new Encoder(512);
        encode(out);
        return Sha256.hash(DOMAIN, out.toByteArray());
    }

    /** Whether the validator set changes after this block. */
    public boolean endsEpoch() {
        return !validatorSetHash.equals(nextValidatorSetHash);
    }

    public void encode(Encoder out) {
        out.u16(version).fixed(chainId).u64(epoch).u64(height).u64(term).u16(proposer);
        out.fixed(parentHash).fixed(proofHash).fixed(txRoot).fixed(stateRoot).fixed(receiptsRoot);
        out.fixed(validatorSetHash).fixed(nextValidatorSetHash);
        out.u64(timestampMs).u32(txCount).u32(bodyBytes);
    }

    public static Header decode(Decoder in) throws DecodingException {
        return new Header(
                in.u16(),
                in.hash(),
                in.u64(),
                in.u64(),
                in.u64(),
                in.u16(),
                in.hash(),
                in.hash(),
                in.hash(),
                in.hash(),
                in.hash(),
                in.hash(),
                in.hash(),
                in.u64(),
                Math.toIntExact(in.u32()),
                Math.toIntExact(in.u32()));
    }
}
