package org.mokkachain.consensus.embed;

import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * What all members of a replicated state machine agree on beforehand: who they are, where they begin, which faults they
 * tolerate and how long they wait. The members stay the same as long as the group lives. Immutable; as thread-safe as
 * its verifier.
 *
 * @param epoch the members, from the genesis block on
 * @param genesis the block before the first one
 * @param settings the same at every member
 * @param signatures checks what members sign
 */
public record Group(Epoch epoch, Header genesis, Settings settings, SignatureVerifier signatures) {
    public Group {
        if (!epoch.root().hash().equals(genesis.hash()) || epoch.number() != 0 || genesis.height() != 0) {
            throw new IllegalArgumentException("the epoch must begin with the genesis block");
        }
    }

    /**
     * A group of these members. Its chain id follows from name, members and model, so that what is signed in one group
     * means nothing in another.
     */
    public static Group of(
            String name, CrashModel model, ValidatorSet members, Settings settings, SignatureVerifier signatures) {
        Encoder identity = new Encoder().string(name).string(model.name());
        members.encode(identity);
        Hash chain = Sha256.hash("MOKKA/1/group", identity.toBytes());
        Hash zero = Hash.ZERO;
        Hash set = members.hash();
        Header genesis = new Header(
                Header.VERSION, chain, 0, 0, 0, 0, zero, zero, zero, zero, zero, set, set, 0, 0, 0);
        return new Group(Epoch.startingAt(chain, model, 0, 0, genesis.hash(), members), genesis, settings, signatures);
    }

    /**
     * The first record of a member's log. Write it once, when the key is made, and never again: a key whose log is gone
     * may have signed what nobody remembers, and votes only after a safe rejoin.
     */
    public LogRecord birth(PublicKey member) {
        return new LogRecord.Born(epoch.chainId(), member);
    }
}
