package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.node.directory.ForeignKeyException;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.PublicKey;

/**
 * Whatever happens to a file of the consensus log of a node: it remembers what it remembered, or it knows that it does
 * not. That it forgot a part without knowing would be a second vote.
 */
class DirectoryDamageTest {
    @TempDir
    private Path directory;

    @Test
    void damageOfTheConsensusLogIsNeverForgottenVotes() throws Exception {
        Genesis genesis = new TestNetwork(directory.resolve("unused"), CrashModel.BFT, 1).genesis();
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        var publicKey = Ed25519.preferred().signer(key).publicKey();
        DataDirectory original = DataDirectory.create(directory.resolve("node"), publicKey);
        GenesisState state = GenesisState.of(genesis);
        String sound = open(original, state, publicKey);
        assertThat(sound).startsWith("remembered");

        Random random = new Random(11);
        Map<String, Integer> outcomes = new TreeMap<>();
        for (Path file : files(original.wal())) {
            byte[] good = Files.readAllBytes(file);
            List<byte[]> bad = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                byte[] flipped = good.clone();
                flipped[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
                bad.add(flipped);
                bad.add(Arrays.copyOf(good, random.nextInt(good.length)));
            }
            for (byte[] content : bad) {
                reset(original.wal());
                Files.write(file, content);
                String found = open(original, state, publicKey);
                assertThat(found).matches(f -> f.equals(sound) || f.startsWith("lost"));
                outcomes.merge(found.substring(0, 4), 1, Integer::sum);
            }
            reset(original.wal());
            assertThat(open(original, state, publicKey)).startsWith("lost: there is no consensus log");
            reset(original.wal());
            Files.write(file, good);
        }
        assertThat(outcomes).containsKey("lost");
        assertThat(open(original, state, publicKey)).isEqualTo(sound);
    }

    private static String open(DataDirectory directory, GenesisState genesis, PublicKey key)
            throws IOException {
        try (Disk disk = Disk.open(directory, genesis, key)) {
            return switch (disk.past()) {
                case Past.Remembered past -> "remembered " + past.state().born();
                case Past.Lost past -> "lost: " + past.reason();
            };
        } catch (StoreException e) {
            return "refused " + e.getMessage() + Optional.of(e.remedy());
        } catch (ForeignKeyException e) {
            return "refused " + e.getMessage();
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void reset(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).filter(p -> !p.equals(directory)).toList()) {
                Files.delete(path);
            }
        }
    }
}
