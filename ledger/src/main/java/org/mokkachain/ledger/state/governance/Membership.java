package org.mokkachain.ledger.state.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.value.PublicKey;

/**
 * The validators as decided so far, and what is needed to judge evidence against them.
 *
 * @param epoch number of the epoch of the block
 * @param members in force from the next epoch on, if they differ from the epoch's; names and keys are unique
 * @param past epochs that ended at most {@value #EVIDENCE_BLOCKS} blocks before the last one did, ascending
 * @param convictions of those epochs and this one, in the order in which they were made
 */
public record Membership(
        long epoch, List<Member> members, List<PastEpoch> past, List<Conviction> convictions) {
    /** Evidence is of the current epoch, or of one that ended at most so many blocks ago. */
    public static final long EVIDENCE_BLOCKS = 100_000;

    /** More past epochs are never kept; the oldest ones go. */
    public static final int MAX_PAST = 256;

    private static final int MAX_CONVICTIONS = MAX_PAST * ValidatorSet.MAX_SIZE;

    public Membership {
        members = List.copyOf(members);
        past = List.copyOf(past);
        convictions = List.copyOf(convictions);
    }

    /** What a network starts from. */
    public static Membership of(Genesis genesis) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < genesis.validators().size(); i++) {
            members.add(new Member(genesis.validators().get(i), genesis.validatorHosts().get(i)));
        }
        return new Membership(0, members, List.of(), List.of());
    }

    public ValidatorSet validators() {
        return new ValidatorSet(members.stream().map(Member::validator).toList());
    }

    public Optional<Member> find(PublicKey key) {
        return members.stream().filter(member -> member.validator().key().equals(key)).findFirst();
    }

    /** Whether {@code candidate} can be taken in: there is room, and neither its key nor its name is taken. */
    public boolean canAdd(AddValidator candidate) {
        return members.size() < ValidatorSet.MAX_SIZE
                && members.stream().map(Member::validator).noneMatch(member -> isSame(member, candidate));
    }

    private static boolean isSame(Validator member, AddValidator candidate) {
        return member.key().equals(candidate.key()) || member.name().equals(candidate.name());
    }

    public Membership with(AddValidator added) {
        List<Member> next = new ArrayList<>(members);
        next.add(Member.of(added));
        return new Membership(epoch, next, past, convictions);
    }

    public Membership without(PublicKey key) {
        List<Member> next = members.stream()
                .filter(member -> !member.validator().key().equals(key))
                .toList();
        return new Membership(epoch, next, past, convictions);
    }

    /** Whether what was signed in {@code signedIn} can still be brought up in the block at {@code height}. */
    public boolean isTimely(long signedIn, long height) {
        return signedIn == epoch
                || past.stream().anyMatch(p -> p.number() == signedIn && height - p.height() <= EVIDENCE_BLOCKS);
    }

    /** Whether the validator was convicted for, or after, what it signed in {@code signedIn}. */
    public boolean hasAtoned(PublicKey offender, long signedIn) {
        return convictions.stream().anyMatch(c -> c.offender().equals(offender) && signedIn <= c.epoch());
    }

    /** Removes the offender, and notes that everything it signed up to this epoch is dealt with. */
    public Membership convict(PublicKey offender) {
        List<Conviction> next = new ArrayList<>(convictions);
        next.add(new Conviction(offender, epoch));
        return new Membership(epoch, without(offender).members(), past, next);
    }

    /** The block at {@code height} ends the epoch. */
    public Membership afterEpoch(long height) {
        List<PastEpoch> kept = new ArrayList<>(past);
        kept.removeIf(p -> height - p.height() > EVIDENCE_BLOCKS);
        kept.add(new PastEpoch(epoch, height));
        List<PastEpoch> latest = kept.subList(Math.max(0, kept.size() - MAX_PAST), kept.size());
        long oldest = latest.getFirst().number();
        List<Conviction> remembered =
                convictions.stream().filter(c -> c.epoch() >= oldest).toList();
        return new Membership(epoch + 1, members, latest, remembered);
    }

    public void encode(Encoder out) {
        out.u64(epoch);
        out.list(members, (o, member) -> member.encode(o));
        out.list(past, (o, p) -> p.encode(o));
        out.list(convictions, (o, conviction) -> conviction.encode(o));
    }

    public static Membership decode(Decoder in) throws DecodingException {
        return new Membership(
                in.u64(),
                in.list(ValidatorSet.MAX_SIZE, Member::decode),
                in.list(MAX_PAST, PastEpoch::decode),
                in.list(MAX_CONVICTIONS, Conviction::decode));
    }
}
