package org.mokkachain.simulator.adversary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.ProofLimits;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simulator.plan.Villainy;
import org.mokkachain.types.crypto.Signer;

/** Makes villains. */
public final class Villains {
    private Villains() {}

    /** A villain that does all of these things. */
    public static Villain make(
            Set<Villainy> villainies, Signer signer, Epoch epoch, ProofLimits limits, Chance chance) {
        Lair lair = new Lair(signer, epoch, limits, chance);
        List<Deed> deeds = new ArrayList<>();
        for (Villainy villainy : villainies) {
            switch (villainy) {
                case EQUIVOCATES -> deeds.add(new Equivocation(lair));
                case DUAL_PROOF -> deeds.add(new DualProof(lair));
                case MISPLACES -> deeds.add(new Misplacement(lair));
                case DOUBLE_VOTES -> deeds.add(new DoubleVotes(lair));
                case CONCEALS_LOCK -> deeds.add(new ConcealedLock(lair));
                case WITHHOLDS -> deeds.add(new Withholding(lair));
                case SILENT -> deeds.add(new Silence());
                case INVALID_BLOCKS -> deeds.add(new InvalidBlocks(lair));
                case REPLAYS -> deeds.add(new Replays(lair));
                case ACCUSES -> deeds.add(new Accusation(lair));
                case FORGES -> deeds.add(new Forgery(lair));
                case BOASTS -> deeds.add(new Boasting());
                case TWINS, CENSORS -> {
                    // Not a matter of messages: two hosts, and transactions that are not heard of.
                }
            }
        }
        return new Schemer(lair, deeds, villainies);
    }
}
