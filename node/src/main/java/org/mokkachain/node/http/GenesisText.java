package org.mokkachain.node.http;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.mokkachain.api.model.Form;

/** What stands in a genesis file, for the description of the API; the file itself is written by {@code api.genesis}. */
@JsonClassDescription("The genesis file. Its hash is in the ETag and in /v1/status")
record GenesisText(
        String network,
        String addressPrefix,
        @JsonPropertyDescription("ISO 8601, UTC") String createdAt,
        @Form(oneOf = {"bft", "cft"}) String crashModel,
        @JsonPropertyDescription("a name, or all times") Pace timing,
        BlockLimits limits,
        List<Member> validators,
        List<Funded> accounts,
        @JsonPropertyDescription("in blocks") long proposalLifetime,
        Lists permissions) {
    GenesisText {
        validators = List.copyOf(validators);
        accounts = List.copyOf(accounts);
    }

    /** How patient the protocol is. */
    sealed interface Pace {}

    /** A pace with a name. */
    enum NamedPace implements Pace {
        LAN,
        WAN;

        /** As in JSON. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A pace of one's own. */
    record Times(
            long heartbeatMs,
            long heartbeatTimeoutMs,
            long electionMs,
            long progressMs,
            long censorMs,
            long leadershipMs,
            long heartbeatBlockMs)
            implements Pace {}

    /** What blocks hold at most. */
    record BlockLimits(
            int maxBlockBytes,
            int maxBlockTransactions,
            int maxTransactionBytes,
            @JsonPropertyDescription("with its unit, as in 0.001 MOKKA") String minFee) {}

    /** A validator. */
    record Member(
            String name, @Form(Form.HASH) String publicKey, @Form(Form.ADDRESS) String operator, String host) {}

    /** An account with what it has. */
    record Funded(
            String label,
            @Form(Form.ADDRESS) String address,
            @JsonPropertyDescription("with its unit, as in 1000 MOKKA") String balance) {}

    /** Who is allowed, who is denied. */
    record Lists(
            @JsonPropertyDescription("by address") Rule accounts,
            @JsonPropertyDescription("by public key") Rule nodes) {}

    /** For accounts, or for nodes. */
    record Rule(@Form(oneOf = {"open", "allow-list"}) String mode, List<String> allow, List<String> deny) {
        Rule {
            allow = List.copyOf(allow);
            deny = List.copyOf(deny);
        }
    }
}
