package org.mokkachain.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.json.ApiJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

class ModelJsonTest {
    @Test
    void aLeaderThatIsNotKnownIsNull() {
        Liveness liveness = new Liveness(true, "blocks flow", List.of(), OptionalLong.empty());
        ConsensusInfo info = new ConsensusInfo(
                0, 1, "validator-1", Optional.empty(), "follower", "bft", 4, 3, 5, 5, 6, List.of(), liveness,
                VotesInfo.NONE);
        String json = text(info);
        assertThat(json).contains("\"leader\":null").contains("\"nextAttemptMs\":null");
        assertThat(ApiJson.read(bytes(json), ConsensusInfo.class)).isEqualTo(info);
    }

    @Test
    void aTransactionSurvivesTheWayThroughJson() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("to", "tmok1x");
        fields.put("amount", "12500000");
        TransactionView view = new TransactionView(
                "tmok1y",
                3,
                "1000",
                100,
                List.of(new OperationView("transfer", "12.5 MOKKA to tmok1x", fields)),
                List.of(new TransactionView.SignatureView("aa", "bb")),
                200);
        TransactionStatus status = new TransactionStatus(
                "ff",
                TransactionState.FAILED,
                OptionalLong.of(7),
                OptionalInt.of(0),
                Optional.of("ee"),
                OptionalLong.of(1_000),
                Optional.of("1000"),
                Optional.of(new TransactionStatus.Failure("insufficient_balance", 0, "no", "Send less.")),
                Optional.empty(),
                Optional.of(view));
        String json = text(status);
        assertThat(json)
                .contains("\"status\":\"failed\"")
                .contains("{\"type\":\"transfer\",\"text\":\"12.5 MOKKA to tmok1x\",\"to\":\"tmok1x\"");
        assertThat(ApiJson.read(bytes(json), TransactionStatus.class)).isEqualTo(status);
    }

    @Test
    void whatIsMissingInAnAnswerIsEmptyAndWhatIsUnknownIsIgnored() {
        TransactionStatus status = ApiJson.read(
                bytes("{\"id\":\"ff\",\"status\":\"unknown\",\"news\":[1,{}]}"), TransactionStatus.class);
        assertThat(status).isEqualTo(TransactionStatus.unknown("ff"));
    }

    @Test
    void aPageKeepsTheTypeOfItsItems() {
        Page<BlockSummary> page = new Page<>(
                List.of(new BlockSummary(1, "aa", "00", 0, 1, "validator-0", 5, 0, 4)), Optional.of("1"));
        assertThat(ApiJson.read(ApiJson.write(page), new TypeReference<Page<BlockSummary>>() {})).isEqualTo(page);
    }

    @Test
    void aProblemLeavesOutWhatItDoesNotKnow() {
        Problem problem = ErrorCode.NONCE_GAP.problem("nonce 9, expected 3");
        assertThat(text(problem)).contains("\"code\":\"nonce_gap\"").doesNotContain("\"id\"");
        assertThat(ApiJson.read(ApiJson.write(problem), Problem.class)).isEqualTo(problem);
        assertThat(problem.exitCode()).isEqualTo(ExitCode.REJECTED);
        assertThat(ApiJson.read(ApiJson.write(problem.about("ff")), Problem.class).id()).contains("ff");
    }

    @Test
    void theCodesOfTheContractHaveTheirStatus() {
        assertThat(ErrorCode.MALFORMED.httpStatus()).isEqualTo(400);
        assertThat(ErrorCode.NOT_PERMITTED.httpStatus()).isEqualTo(403);
        assertThat(ErrorCode.DUPLICATE.httpStatus()).isEqualTo(409);
        assertThat(ErrorCode.TOO_LARGE.httpStatus()).isEqualTo(413);
        assertThat(ErrorCode.MEMPOOL_FULL.httpStatus()).isEqualTo(503);
        for (String code : List.of(
                "bad_signature", "wrong_chain", "nonce_too_low", "nonce_gap", "insufficient_balance", "expired")) {
            assertThat(ErrorCode.of(code).orElseThrow().httpStatus()).as(code).isEqualTo(422);
        }
    }

    @Test
    void hostileJsonIsRefused() {
        assertThatThrownBy(() -> ApiJson.readTree(bytes("[".repeat(1_000_000)))).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> ApiJson.readTree(bytes("{\"a\":1,\"a\":2}"))).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> ApiJson.readTree(bytes("9".repeat(10_000)))).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> ApiJson.read(bytes("{} {}"), Problem.class)).isInstanceOf(JacksonException.class);
    }

    private static String text(Object value) {
        return new String(ApiJson.write(value), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
