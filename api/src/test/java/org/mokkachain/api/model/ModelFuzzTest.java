package org.mokkachain.api.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import tools.jackson.core.JacksonException;

/** What a node, or what poses as one, may answer to a client. */
class ModelFuzzTest {
    private static final List<String> DICTIONARY = List.of("{", "}", "[", "[".repeat(40), "]", "\"", ":", ",", "null",
            "true", "{}", "[]", "1.5", "-1", "9223372036854775808", "9".repeat(40), "1e400", "\\ud800", "\u00e9");

    static List<Object> answers() {
        Liveness liveness = new Liveness(true, "blocks flow", List.of(new Liveness.Missing("v", "unreachable", 3)),
                OptionalLong.of(7));
        return List.of(
                liveness,
                new ConsensusInfo(
                        0, 1, "validator-1", Optional.of("a"), "follower", "bft", 4, 3, 5, 5, 6, List.of(), liveness,
                        VotesInfo.NONE),
                new BlockSummary(1, "aa", "00", 0, 1, "validator-0", 5, 0, 4),
                TransactionStatus.unknown("ff"),
                ErrorCode.NONCE_GAP.problem("nonce 9, expected 3").about("ff"),
                new BatchRequest(List.of("00", "ff")),
                new SubmitResult("ff"),
                new NodeEvent.PeerChanged("aa", Optional.of("validator-1"), true));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anyAnswerIsRefusedOrUnderstood(Object answer) {
        Class<?> type = answer.getClass();
        String name = "answer " + type.getSimpleName();
        FuzzTarget target = FuzzTarget.lenient(name, List.of(ApiJson.write(answer)), input -> {
            try {
                Object understood = ApiJson.read(input, type);
                if (understood == null) {
                    throw new Refused("nothing");
                }
                return ApiJson.write(understood);
            } catch (JacksonException e) {
                throw Refused.by(e);
            }
        }).within(new FuzzTarget.Bounds(1 << 20, 1024)).withDictionary(DICTIONARY);
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
