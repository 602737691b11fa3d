package org.mokkachain.node.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.model.SyncInfo;

class ProgressBarTest {
    private static final SyncInfo BLOCKS = new SyncInfo(
            SyncInfo.Mode.BLOCKS, 2_500, 10_000, 25, 250, OptionalDouble.of(30), 0, 0);
    private static final SyncInfo SNAPSHOT = new SyncInfo(
            SyncInfo.Mode.SNAPSHOT, 0, 10_000, 50, 5, OptionalDouble.of(10), 1_234, 3);
    private static final SyncInfo DONE =
            new SyncInfo(SyncInfo.Mode.NONE, 10_000, 10_000, 100, 0, OptionalDouble.of(0), 0, 0);
    private static final int USUAL_WIDTH = 80;

    private final StringWriter written = new StringWriter();
    private final ProgressBar bar = new ProgressBar(new PrintWriter(written), true);

    private static String visible(String text) {
        return text.replaceAll("\u001b\\[[?0-9]*[a-zA-Z]", "").replace("\r", "");
    }

    @Test
    void itShowsHowFarHowFastAndHowLong() {
        bar.draw(BLOCKS);
        assertThat(visible(written.toString()))
                .isEqualTo("[#####...............]  25.0 % of 10,000 blocks, 250/s, 30 s left")
                .hasSizeLessThan(USUAL_WIDTH);
    }

    @Test
    void ofASnapshotItShowsTheShareOfTheState() {
        bar.draw(SNAPSHOT);
        assertThat(visible(written.toString()))
                .isEqualTo("[##########..........]  50.0 % of the state at 10,000, 5.0 %/s, 10 s left")
                .hasSizeLessThan(USUAL_WIDTH);
    }

    @Test
    void eachLineWipesTheOneBeforeAndTheLastStays() {
        bar.draw(BLOCKS);
        bar.draw(SNAPSHOT);
        bar.draw(SyncInfo.IN_SYNC); // of the node that has just begun with the snapshot
        bar.draw(DONE);
        bar.draw(DONE);
        assertThat(written.toString().split("\r", -1)).hasSize(4);
        assertThat(written.toString()).endsWith(Screen.WIPE + "in sync at height 10000\n").containsOnlyOnce("\n");
    }

    @Test
    void nothingIsShownOfANodeThatIsInSync() {
        bar.draw(DONE);
        bar.close();
        assertThat(written.toString()).isEmpty();
    }

    @Test
    void theEndOfTheNodeLeavesAnEmptyLine() {
        bar.draw(BLOCKS);
        bar.close();
        bar.close();
        assertThat(written.toString()).endsWith(Screen.WIPE).containsOnlyOnce("25.0 %");
    }

    @Test
    void nothingIsWrittenWhereThereIsNoTerminal() {
        ProgressBar none = new ProgressBar(new PrintWriter(written), false);
        none.draw(BLOCKS);
        none.draw(DONE);
        none.close();
        assertThat(written.toString()).isEmpty();
    }
}
