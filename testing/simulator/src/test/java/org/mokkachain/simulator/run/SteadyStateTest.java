package org.mokkachain.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mokkachain.types.certificate.CrashModel;

/** What the protocol promises for a stable leader (section 8): message delays and messages per block. */
class SteadyStateTest {
    private static final long DELAY = 10 * Laboratory.MS;
    private static final double DELAY_MS = 10;
    private static final double SYNCS_MS = 1;

    @ParameterizedTest
    @CsvSource({"BFT, 4, 3, 27", "BFT, 7, 3, 90", "CFT, 3, 2, 8", "CFT, 5, 2, 24"})
    void aBlockIsFinalEverywhereAfterSoManyDelaysAndMessages(
            CrashModel model, int validators, int delays, int messages) {
        List<String> transcript =
                Laboratory.lan(model, validators).withDelay(DELAY).lasting(5).transcript(1);
        String block = blockInTheMiddle(transcript);
        List<String> about = transcript.stream().filter(line -> line.contains(block)).toList();
        double proposed = about.stream()
                        .filter(line -> line.contains("APPEND"))
                        .mapToDouble(Laboratory::time)
                        .min()
                        .orElseThrow()
                - DELAY_MS;
        List<String> committed = about.stream()
                .filter(line -> line.contains("   committed "))
                .toList();
        System.out.println(String.join("\n", about));
        assertThat(committed).hasSize(validators);
        assertThat(committed)
                .allSatisfy(line -> assertThat(Laboratory.time(line) - proposed)
                        .isLessThanOrEqualTo(delays * DELAY_MS + SYNCS_MS));
        assertThat(about.stream().filter(SteadyStateTest::isVoteOrProposal).count()).isEqualTo(messages);
    }

    private static boolean isVoteOrProposal(String line) {
        return line.contains("<-")
                && (line.contains(" APPEND ") || line.contains(" PREPARE ") || line.contains(" COMMIT "))
                && !line.contains("CERTIFICATE");
    }

    private static String blockInTheMiddle(List<String> transcript) {
        List<String> proposals =
                transcript.stream().filter(line -> line.contains(" APPEND ")).toList();
        String line = proposals.get(proposals.size() / 2);
        return line.substring(line.indexOf("APPEND ") + 7).split(" ")[0];
    }
}
