package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.Evidence;
import org.mokkachain.node.directory.EvidenceFile;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.value.Hash;

/** Evidence outlives the process that saw it. */
class EvidenceKeeperTest {
    private static final Signer LIAR = Ed25519.preferred().signer(DevelopmentKeys.of("liar"));
    private static final Validator OFFENDER =
            new Validator("a liar", LIAR.publicKey(), AccountAddress.of(LIAR.publicKey()));

    @TempDir
    private Path directory;

    private Path path() {
        return directory.resolve("evidence");
    }

    private EvidenceKeeper start() {
        return EvidenceKeeper.load(new EvidenceFile(path()), new Halt());
    }

    private static BlockVote vote(Phase phase, long epoch, String block) {
        Hash hash = Sha256.hash("block", block.getBytes(StandardCharsets.UTF_8));
        BlockReference reference = new BlockReference(epoch, 3, 9, hash);
        return new BlockVote(phase, reference, 2, LIAR.sign(Certificate.signedPayload(phase, Hash.ZERO, reference)));
    }

    private static Evidence evidence(Phase phase, long epoch) {
        return new Evidence(vote(phase, epoch, "a"), vote(phase, epoch, "b"));
    }

    @Test
    void whatWasSeenIsKnownAfterARestart() {
        EvidenceKeeper first = start();
        first.found(evidence(Phase.PREPARE, 0), OFFENDER);
        first.found(evidence(Phase.COMMIT, 0), OFFENDER);
        first.found(evidence(Phase.PREPARE, 1), OFFENDER);
        first.save();
        List<EvidenceInfo> known = start().all();
        assertThat(known).isEqualTo(first.all()).hasSize(3);
        assertThat(known.getFirst().validator()).isEqualTo("a liar");
        assertThat(known.getFirst().remedy()).isEqualTo("mokka wallet validator report a liar");
    }

    @Test
    void theSameOffenceIsKeptOnce() {
        EvidenceKeeper first = start();
        first.found(evidence(Phase.PREPARE, 0), OFFENDER);
        first.save();
        EvidenceKeeper second = start();
        second.found(new Evidence(vote(Phase.PREPARE, 0, "c"), vote(Phase.PREPARE, 0, "d")), OFFENDER);
        assertThat(second.all()).isEqualTo(first.all());
    }

    @Test
    void theOldestGoesWhenThereIsTooMuch() {
        EvidenceKeeper keeper = start();
        for (int epoch = 0; epoch <= EvidenceFile.MAX; epoch++) {
            keeper.found(evidence(Phase.PREPARE, epoch), OFFENDER);
        }
        keeper.save();
        assertThat(start().all()).hasSize(EvidenceFile.MAX).extracting(EvidenceInfo::epoch).startsWith(1L, 2L);
    }

    @Test
    void everyDamageIsNoticedAndTheFileIsMovedAside() throws IOException {
        EvidenceKeeper keeper = start();
        keeper.found(evidence(Phase.PREPARE, 0), OFFENDER);
        keeper.save();
        byte[] whole = Files.readAllBytes(path());
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            if (i % 3 == 0) {
                damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
            } else {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(path(), damaged);
            assertThatThrownBy(() -> new EvidenceFile(path()).load()).as("damage %d", i)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is damaged")
                    .hasMessageContaining("evidence.damaged");
            assertThat(path()).doesNotExist();
        }
    }

    @Test
    void aNodeWithADamagedFileGoesOnAndWritesANewOne() throws IOException {
        Files.writeString(path(), "nonsense");
        EvidenceKeeper keeper = start();
        assertThat(keeper.all()).isEmpty();
        keeper.found(evidence(Phase.PREPARE, 0), OFFENDER);
        keeper.save();
        assertThat(start().all()).hasSize(1);
    }
}
