package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/**
 * What the validators did for the last final blocks; {@code GET /v1/validators/uptime}.
 *
 * @param fromHeight the first block looked at
 * @param toHeight the last one; below {@code fromHeight} if there is none but the genesis block
 * @param validators those of the last block in the order of their set, then those that were in earlier sets
 */
@JsonClassDescription("What the validators did for the last final blocks")
public record Uptime(long fromHeight, long toHeight, List<ValidatorUptime> validators) {
    public Uptime {
        validators = List.copyOf(validators);
    }

    /**
     * One validator. A certificate holds the votes of a quorum and no more, so that of good validators the slowest is
     * in few; its vote counts as late where the asked node has seen it nevertheless.
     *
     * @param marks a letter for each block, oldest first: {@code P} proposed it, {@code S} signed its certificate,
     *     {@code L} voted, but is not in the certificate, {@code M} missed: no vote came here, {@code U} unknown: not
     *     in the certificate, and this node has not counted the votes, {@code -} was no validator then
     * @param missedInARow at the end of {@code marks}, missed or unknown
     */
    @JsonClassDescription("What one validator did")
    public record ValidatorUptime(
            String name,
            @Form(Form.HASH) String publicKey,
            @JsonPropertyDescription(
                    "for each block: P proposed, S signed, L voted late, M missed, U unknown, - no validator then")
            String marks,
            int proposed,
            int signed,
            int late,
            int missed,
            int unknown,
            int missedInARow) {}
}
