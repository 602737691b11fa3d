package org.mokkachain.types.certificate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** The validators of one epoch, in genesis order and then order of admission. Names and keys are unique. */
public record ValidatorSet(List<Validator> members) {
    public static final int MAX_SIZE = 100;
    private static final String DOMAIN = "MOKKA/1/validators";

    public ValidatorSet {
        members = List.copyOf(members);
        if (members.isEmpty() || members.size() > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "a validator set has 1 to " + MAX_SIZE + " members, got " + members.size());
        }
        if (new TreeSet<>(members.stream().map(Validator::key).toList()).size() < members.size()) {
            throw new IllegalArgumentException("two validators have the same key");
        }
        if (new TreeSet<>(members.stream().map(Validator::name).toList()).size() < members.size()) {
            throw new IllegalArgumentException("two validators have the same name");
        }
    }

    public int size() {
        return members.size();
    }

    /** The validator with this index; {@link IndexOutOfBoundsException} if there is none. */
    public Validator get(int index) {
        return members.get(index);
    }

    public boolean contains(int index) {
        return index >= 0 && index < members.size();
    }

    /** Index of the validator with this key. */
    public OptionalInt indexOf(PublicKey key) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).key().equals(key)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The validator with this key. */
    public Optional<Validator> find(PublicKey key) {
        return members.stream().filter(member -> member.key().equals(key)).findFirst();
    }

    /** Whether {@code account} votes for one of them. */
    public boolean isOperator(Address account) {
        return members.stream().map(Validator::operator).anyMatch(account::equals);
    }

    /** How many have their operator among {@code accounts}. */
    public int operatedBy(Collection<Address> accounts) {
        return (int) members.stream().map(Validator::operator).filter(accounts::contains).count();
    }

    /** The set with {@code added} as its last member. */
    public ValidatorSet with(Validator added) {
        List<Validator> extended = new ArrayList<>(members);
        extended.add(added);
        return new ValidatorSet(extended);
    }

    /** The set without the validator of this key. */
    public ValidatorSet without(PublicKey key) {
        return new ValidatorSet(members.stream().filter(v -> !v.key().equals(key)).toList());
    }

    /** Identifies the set in headers. */
    public Hash hash() {
        Encoder out = new Encoder();
        encode(out);
        return Sha256.hash(DOMAIN, out.toByteArray());
    }

    public void encode(Encoder out) {
        out.list(members, (o, member) -> member.encode(o));
    }

    public static ValidatorSet decode(Decoder in) throws DecodingException {
        return new ValidatorSet(in.list(MAX_SIZE, Validator::decode));
    }
}
