package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.governance.ChangeFields;
import org.mokkachain.api.model.DryRun;
import org.mokkachain.api.model.DryRun.Absent;
import org.mokkachain.api.model.DryRun.QuorumInfo;
import org.mokkachain.api.model.DryRunRequest;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.node.governance.Assessment;
import org.mokkachain.node.governance.QuorumState;
import org.mokkachain.node.http.openapi.Content;
import org.mokkachain.node.http.openapi.Generic;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.governance.Change;
import tools.jackson.databind.JsonNode;

/** What a change of the network would do, and what speaks against a validator. */
final class GovernanceRoutes {
    private final HttpSettings.Limits limits;
    private final Oversight oversight;
    private final ChangeFields fields;

    GovernanceRoutes(HttpSettings.Limits limits, Oversight oversight, AddressFormat addresses) {
        this.limits = limits;
        this.oversight = oversight;
        this.fields = new ChangeFields(addresses);
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                        "/v1/proposals/dry-run",
                        Operation.of("What a change would do, before anybody proposes or approves it", DryRun.class)
                                .reads(Content.json(DryRunRequest.class))
                                .refuses(ErrorCode.BAD_REQUEST, ErrorCode.NOT_FOUND),
                        this::dryRun),
                Route.get(
                        "/v1/evidence",
                        Operation.of(
                                "Validators that contradicted themselves, as this node has seen",
                                Generic.of(List.class, EvidenceInfo.class)),
                        ctx -> Answers.json(ctx, oversight.evidence())));
    }

    private void dryRun(Context ctx) {
        if (RequestBody.isBinary(ctx)) {
            throw new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "the body must be application/json");
        }
        Change change = change(RequestBody.json(RequestBody.read(ctx, limits)));
        Answers.json(ctx, view(change, oversight.assess(change)));
    }

    /** A change as fields, or a proposal by number. */
    private Change change(JsonNode body) {
        if (body.has("proposal")) {
            JsonNode number = body.path("proposal");
            if (!number.isIntegralNumber() || !number.canConvertToLong()) {
                throw new ProblemException(ErrorCode.BAD_REQUEST, "proposal must be a number");
            }
            return oversight.proposed(number.longValue())
                    .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "there is no proposal " + number));
        }
        Map<String, String> given = new LinkedHashMap<>();
        body.properties().forEach(field -> given.put(field.getKey(), field.getValue().asString("")));
        try {
            return fields.parse(given);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private DryRun view(Change change, Assessment assessment) {
        return switch (assessment.verdict()) {
            case Assessment.Safe(String sentence) ->
                view(change, assessment, new Words("safe", sentence, Optional.empty()));
            case Assessment.Unsafe(String sentence, String remedy) ->
                view(change, assessment, new Words("unsafe", sentence, Optional.of(remedy)));
            case Assessment.Inapplicable(String sentence, String remedy) ->
                view(change, assessment, new Words("not_applicable", sentence, Optional.of(remedy)));
        };
    }

    private record Words(String verdict, String sentence, Optional<String> remedy) {}

    private DryRun view(Change change, Assessment assessment, Words words) {
        return new DryRun(
                fields.of(change),
                fields.text(change),
                view(assessment.before()),
                view(assessment.after()),
                words.verdict(),
                words.sentence(),
                words.remedy());
    }

    private static QuorumInfo view(QuorumState state) {
        return new QuorumInfo(
                state.validators(),
                state.quorum(),
                state.faults(),
                state.live(),
                state.missing().stream().map(absent -> new Absent(absent.name(), absent.reason())).toList());
    }
}
