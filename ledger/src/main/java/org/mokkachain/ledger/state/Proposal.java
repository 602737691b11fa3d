package org.mokkachain.ledger.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;

/**
 * A proposal, for ever; its number is its key.
 *
 * <p>Canonical encoding: {@code u8 version = 1 | proposer | change | u64 proposed | u64 expires | approvals |
 * u8 status | u64 decided}.
 *
 * @param proposedAt height of its block
 * @param expiresAt height of the last block that can pass it
 * @param approvals operators who approved it, ascending
 * @param decidedAt height of the block that passed it or in which it was withdrawn; 0 while neither has happened
 */
public record Proposal(
        Address proposer,
        Change change,
        long proposedAt,
        long expiresAt,
        List<Address> approvals,
        Status status,
        long decidedAt)
        implements StateValue {
    private static final int VERSION = 1;

    public Proposal {
        approvals = List.copyOf(approvals);
        if (approvals.size() > ValidatorSet.MAX_SIZE) {
            throw new IllegalArgumentException("at most " + ValidatorSet.MAX_SIZE + " operators approve");
        }
        for (int i = 1; i < approvals.size(); i++) {
            if (approvals.get(i - 1).compareTo(approvals.get(i)) >= 0) {
                throw new IllegalArgumentException("approvals must ascend");
            }
        }
    }

    /** How far a proposal is. One that has expired stays open here; its height tells. */
    public enum Status {
        OPEN(0),
        PASSED(1),
        WITHDRAWN(2);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        static Status ofCode(int code) {
            return Arrays.stream(values())
                    .filter(status -> status.code == code)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown status " + code + " of a proposal"));
        }
    }

    /** Whether the block at {@code height} can pass it. */
    public boolean isOpenAt(long height) {
        return status == Status.OPEN && height <= expiresAt;
    }

    /** How many of {@code validators} have approved it. */
    public int approvalsAmong(ValidatorSet validators) {
        return validators.operatedBy(approvals);
    }

    /** With the approval of {@code operator}; approvals of those who are no operators any more go. */
    public Proposal approvedBy(Address operator, ValidatorSet validators) {
        List<Address> next = new ArrayList<>(approvals.stream().filter(validators::isOperator).toList());
        next.add(operator);
        next.sort(null);
        return new Proposal(proposer, change, proposedAt, expiresAt, next, status, decidedAt);
    }

    /** As the block at {@code height} leaves it. */
    public Proposal decided(Status outcome, long height) {
        return new Proposal(proposer, change, proposedAt, expiresAt, approvals, outcome, height);
    }

    @Override
    public Bytes encode() {
        Encoder out = new Encoder();
        out.u8(VERSION).fixed(proposer);
        change.encode(out);
        out.u64(proposedAt).u64(expiresAt).list(approvals, Encoder::fixed);
        return out.u8(status.code).u64(decidedAt).toBytes();
    }

    /** Refuses everything {@link #encode} would not write. */
    public static Proposal decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, Proposal::read);
    }

    private static Proposal read(Decoder in) throws DecodingException {
        int version = in.u8();
        if (version != VERSION) {
            throw in.failure("unknown version " + version + " of a proposal");
        }
        return new Proposal(
                in.address(),
                Change.decode(in),
                in.u64(),
                in.u64(),
                in.list(ValidatorSet.MAX_SIZE, Decoder::address),
                Status.ofCode(in.u8()),
                in.u64());
    }
}
