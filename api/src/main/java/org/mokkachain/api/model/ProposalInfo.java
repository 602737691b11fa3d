package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A change that somebody proposed to the validators.
 *
 * @param number from 1
 * @param status {@code open passed withdrawn expired}
 * @param text the change in words, as it goes on after "to"
 * @param change its fields, as of an operation {@code proposeChange}
 * @param changeHash what an approval names
 * @param proposer address
 * @param proposedAt height
 * @param expiresAt the last height that can pass it
 * @param approvals addresses of the operators who approved it
 * @param approvingValidators how many validators of the present set those are
 * @param quorum how many validators of the present set must approve
 * @param decidedAt height at which it passed or was withdrawn
 */
@JsonClassDescription("A change proposed to the validators")
public record ProposalInfo(
        long number,
        @Form(oneOf = {"open", "passed", "withdrawn", "expired"}) String status,
        @JsonPropertyDescription("the change in words") String text,
        @JsonPropertyDescription("kind and fields of the change") Map<String, String> change,
        @JsonPropertyDescription("what an approval names") @Form(Form.HASH) String changeHash,
        @Form(Form.ADDRESS) String proposer,
        long proposedAt,
        long expiresAt,
        @JsonPropertyDescription("operators") @Form(Form.ADDRESS) List<String> approvals,
        int approvingValidators,
        int quorum,
        OptionalLong decidedAt) {
    /** Status of a proposal that can still pass. */
    public static final String OPEN = "open";

    public ProposalInfo {
        change = Collections.unmodifiableMap(new LinkedHashMap<>(change));
        approvals = List.copyOf(approvals);
    }
}
