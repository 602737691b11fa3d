package org.mokkachain.node.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

class ConsensusLogTest {
    private static final LogRecord.Born BIRTH =
            new LogRecord.Born(Hash.ZERO, PublicKey.fromHex("02".repeat(PublicKey.LENGTH)));

    @TempDir
    Path directory;

    @Test
    void whatWasSyncedIsThereAgain() throws Exception {
        writeFrames(3);
        assertThat(reopen()).containsExactly(BIRTH, epoch(0), epoch(1), epoch(2));
    }

    @Test
    void whatWasNotSyncedIsNotThere() throws Exception {
        try (ConsensusLog log = ConsensusLog.create(directory, BIRTH)) {
            log.append(List.of(epoch(1)));
        }
        assertThat(reopen()).containsExactly(BIRTH);
    }

    @Test
    void aSecondLogIsNeverCreatedOverTheFirst() throws Exception {
        ConsensusLog.create(directory, BIRTH).close();
        assertThatThrownBy(() -> ConsensusLog.create(directory, BIRTH)).hasMessageContaining("already");
    }

    @Test
    void aMissingLogIsNotCreatedByOpening() {
        assertThatThrownBy(() -> ConsensusLog.open(directory)).isInstanceOf(IOException.class);
    }

    @Test
    void everyCutInTheLastFrameLosesThatFrameOnly() throws Exception {
        writeFrames(2);
        byte[] whole = Files.readAllBytes(segment());
        int lastFrame = whole.length - frameLength();
        for (int length = lastFrame; length < whole.length; length++) {
            Files.write(segment(), Arrays.copyOf(whole, length));
            assertThat(reopen()).as("cut at %d", length).containsExactly(BIRTH, epoch(0));
        }
    }

    @Test
    void aTornEndIsCutOffSoThatWritingGoesOn() throws Exception {
        writeFrames(2);
        byte[] whole = Files.readAllBytes(segment());
        Files.write(segment(), Arrays.copyOf(whole, whole.length - 3));
        ConsensusLog.Opened opened = ConsensusLog.open(directory);
        assertThat(opened.tornBytes()).isEqualTo(frameLength() - 3);
        try (ConsensusLog log = opened.log()) {
            log.append(List.of(epoch(7)));
            log.sync();
        }
        assertThat(reopen()).containsExactly(BIRTH, epoch(0), epoch(7));
    }

    @Test
    void everyFlippedBitIsDamageAlsoInTheLastFrame() throws Exception {
        writeFrames(3);
        byte[] whole = Files.readAllBytes(segment());
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(segment(), flipped);
            assertThatThrownBy(this::reopen).as("bit %d", bit).isInstanceOf(DamagedLogException.class);
        }
    }

    @Test
    void aLastFrameThatNeverReachedTheDiskIsCutOff() throws Exception {
        writeFrames(2);
        byte[] whole = Files.readAllBytes(segment());
        byte[] zeros = Arrays.copyOf(whole, whole.length);
        Arrays.fill(zeros, whole.length - frameLength(), whole.length, (byte) 0);
        Files.write(segment(), zeros);
        assertThat(reopen()).containsExactly(BIRTH, epoch(0));
    }

    @Test
    void aFrameThatIsMissingInTheMiddleIsDamage() throws Exception {
        writeFrames(3);
        byte[] whole = Files.readAllBytes(segment());
        int frame = frameLength();
        byte[] without = new byte[whole.length - frame];
        System.arraycopy(whole, 0, without, 0, whole.length - 2 * frame);
        System.arraycopy(whole, whole.length - frame, without, whole.length - 2 * frame, frame);
        Files.write(segment(), without);
        assertThatThrownBy(this::reopen).hasMessageContaining("frame 3 follows frame 1");
    }

    @Test
    void anEmptyFileIsDamageAndNotAFreshStart() throws Exception {
        writeFrames(1);
        Files.write(segment(), new byte[0]);
        assertThatThrownBy(this::reopen).isInstanceOf(DamagedLogException.class);
    }

    @Test
    void aNewSegmentHoldsTheSnapshotAndReplacesTheOld() throws Exception {
        try (ConsensusLog log = ConsensusLog.create(directory, BIRTH)) {
            log.append(List.of(epoch(1)));
            log.compact(List.of(BIRTH, epoch(5)));
            log.append(List.of(epoch(6)));
            log.sync();
        }
        assertThat(files()).hasSize(1);
        assertThat(reopen()).containsExactly(BIRTH, epoch(5), epoch(6));
    }

    @Test
    void aCrashWhileANewSegmentIsWrittenKeepsTheOld() throws Exception {
        writeFrames(1);
        Files.write(directory.resolve("consensus-0000000000000002.log.tmp"), new byte[] {1, 2, 3});
        assertThat(reopen()).containsExactly(BIRTH, epoch(0));
        assertThat(files()).hasSize(1);
    }

    @Test
    void randomDamageNeverGivesRecordsThatWereNotWritten() throws Exception {
        writeFrames(20);
        byte[] whole = Files.readAllBytes(segment());
        List<LogRecord> written = reopen();
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(segment(), damaged);
            try {
                List<LogRecord> read = reopen();
                assertThat(written.subList(0, read.size())).as("round %d", i).isEqualTo(read);
            } catch (DamagedLogException e) {
                assertThat(e).hasMessageContaining("is damaged at byte");
            }
        }
    }

    private void writeFrames(int count) throws IOException {
        try (ConsensusLog log = ConsensusLog.create(directory, BIRTH)) {
            for (int i = 0; i < count; i++) {
                log.append(List.of(epoch(i)));
                log.sync();
            }
        }
    }

    private List<LogRecord> reopen() throws Exception {
        ConsensusLog.Opened opened = ConsensusLog.open(directory);
        opened.log().close();
        return new ArrayList<>(opened.records());
    }

    private static LogRecord epoch(long number) {
        return new LogRecord.EpochEntered(number);
    }

    /** Header, list count, record length, type byte and epoch number. */
    private static int frameLength() {
        return Frame.HEADER + 4 + 4 + 1 + 8;
    }

    private Path segment() throws IOException {
        return files().getFirst();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
