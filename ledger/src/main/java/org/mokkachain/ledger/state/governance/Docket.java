package org.mokkachain.ledger.state.governance;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Address;

/**
 * The proposals under way. What has expired stays listed until the next one comes.
 *
 * @param next number of the next proposal, from 1
 * @param open ascending by number, at most {@value #MAX_OPEN}
 */
public record Docket(long next, List<OpenProposal> open) {
    /** Open proposals in all. */
    public static final int MAX_OPEN = 1_000;

    /** Open proposals of one account. */
    public static final int MAX_OPEN_PER_PROPOSER = 16;

    public static final Docket EMPTY = new Docket(1, List.of());

    public Docket {
        open = List.copyOf(open);
        long before = 0;
        for (OpenProposal proposal : open) {
            if (proposal.number() <= before || proposal.number() >= next) {
                throw new IllegalArgumentException("open proposals must ascend below the next number");
            }
            before = proposal.number();
        }
    }

    /** Those that the block at {@code height} can pass. */
    public List<OpenProposal> openAt(long height) {
        return open.stream().filter(proposal -> proposal.expiresAt() >= height).toList();
    }

    /** Whether {@code proposer} may open one more in the block at {@code height}. */
    public boolean hasRoom(Address proposer, long height) {
        List<OpenProposal> now = openAt(height);
        long own = now.stream().filter(proposal -> proposal.proposer().equals(proposer)).count();
        return now.size() < MAX_OPEN && own < MAX_OPEN_PER_PROPOSER;
    }

    /** With one more, under the {@link #next} number. */
    public Docket opened(Address proposer, long expiresAt, long height) {
        List<OpenProposal> now = new ArrayList<>(openAt(height));
        now.add(new OpenProposal(next, proposer, expiresAt));
        return new Docket(next + 1, now);
    }

    /** Without the one of this number. */
    public Docket closed(long number) {
        return new Docket(next, open.stream().filter(proposal -> proposal.number() != number).toList());
    }

    public void encode(Encoder out) {
        out.u64(next);
        out.list(open, (o, proposal) -> proposal.encode(o));
    }

    public static Docket decode(Decoder in) throws DecodingException {
        return new Docket(in.u64(), in.list(MAX_OPEN, OpenProposal::decode));
    }
}
