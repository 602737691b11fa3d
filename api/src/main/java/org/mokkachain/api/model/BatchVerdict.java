package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What a node says to many transactions at once.
 *
 * @param results one for each, in the order of the request
 */
@JsonClassDescription("A verdict for each, in the order of the request")
public record BatchVerdict(int accepted, int refused, List<Verdict> results) {
    public BatchVerdict {
        results = List.copyOf(results);
    }

    /**
     * What the node says to one of them.
     *
     * @param id of the transaction; empty if it could not be decoded
     * @param code empty if accepted, else as in {@link ErrorCode}
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Verdict(
            boolean accepted,
            @Form(Form.HASH) Optional<String> id,
            Optional<String> code,
            Optional<String> message) {
        public static Verdict accepted(String id) {
            return new Verdict(true, Optional.of(id), Optional.empty(), Optional.empty());
        }

        public static Verdict refused(Optional<String> id, String code, String message) {
            return new Verdict(false, id, Optional.of(code), Optional.of(message));
        }
    }

    public static BatchVerdict of(List<Verdict> results) {
        int accepted = (int) results.stream().filter(Verdict::accepted).count();
        return new BatchVerdict(accepted, results.size() - accepted, results);
    }
}
