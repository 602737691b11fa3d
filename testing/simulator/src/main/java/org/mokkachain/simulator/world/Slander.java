package org.mokkachain.simulator.world;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.Evidence;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.ReportEvidence;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** Reports that look like evidence and prove nothing, most of them against the honest. */
final class Slander {
    private static final long NEVER = 1_000_000;

    private final Setting setting;
    private final Signer slanderer;
    private final Chance chance;

    Slander(Setting setting, Signer slanderer, Chance chance) {
        this.setting = setting;
        this.slanderer = slanderer;
        this.chance = chance;
    }

    /**
     * Against some machine.
     *
     * @param genuine evidence against somebody, if there is any
     */
    ReportEvidence next(Optional<ReportEvidence> genuine) {
        Signer victim = chance.oneOf(setting.machines());
        Hash chain = setting.genesis().hash();
        BlockReference one = block(0, 7);
        BlockReference other = block(0, 7);
        return switch (chance.below(7)) {
            case 0 -> report(victim, vote(one, slanderer, chain), vote(other, slanderer, chain));
            case 1 -> report(victim, vote(one, victim, chain), vote(other, slanderer, chain));
            case 2 -> report(victim, vote(one, victim, Hash.ZERO), vote(other, victim, Hash.ZERO));
            case 3 -> report(victim, vote(block(NEVER, 7), victim, chain), vote(block(NEVER, 7), victim, chain));
            case 4 -> report(victim, vote(one, victim, chain), vote(one, victim, chain));
            case 5 -> report(victim, vote(one, victim, chain), vote(block(0, 8), victim, chain));
            default -> genuine.map(this::distorted)
                    .orElseGet(() -> new ReportEvidence(victim.publicKey(), Bytes.of(new byte[1 + chance.below(300)])));
        };
    }

    /** Genuine, but the wrong one is named, or a byte is wrong. */
    private ReportEvidence distorted(ReportEvidence genuine) {
        List<PublicKey> others = setting.machines().stream()
                .map(Signer::publicKey)
                .filter(key -> !key.equals(genuine.offender()))
                .toList();
        if (chance.hits(0.5) && !others.isEmpty()) {
            return new ReportEvidence(chance.oneOf(others), genuine.evidence());
        }
        byte[] bytes = genuine.evidence().toBytes();
        bytes[chance.below(bytes.length)] ^= (byte) (1 << chance.below(8));
        return new ReportEvidence(genuine.offender(), Bytes.of(bytes));
    }

    private BlockReference block(long epoch, long height) {
        byte[] content = Long.toString(chance.bits()).getBytes(StandardCharsets.US_ASCII);
        return new BlockReference(epoch, 1, height, Sha256.hash("block", content));
    }

    private static BlockVote vote(BlockReference block, Signer signer, Hash chain) {
        return new BlockVote(Phase.PREPARE, block, 0, signer.sign(
                Certificate.signedPayload(Phase.PREPARE, chain, block)));
    }

    private static ReportEvidence report(Signer victim, BlockVote first, BlockVote second) {
        Encoder out = new Encoder();
        new Evidence(first, second).encode(out);
        return new ReportEvidence(victim.publicKey(), out.toBytes());
    }
}
