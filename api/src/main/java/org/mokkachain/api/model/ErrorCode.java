package org.mokkachain.api.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a node refused something: the {@code code} of a {@link Problem}. Codes are stable; texts are not. Each has the
 * HTTP status it is answered with, the exit code of a command that ends with it, and a default remedy.
 */
public enum ErrorCode implements Code {
    // About a transaction
    MALFORMED(400, ExitCode.REJECTED, "The bytes are not a transaction",
            "Build the transaction anew; see docs/protocol."),
    BAD_SIGNATURE(422, ExitCode.REJECTED, "A signature is not valid", "Sign with the key of the sending account."),
    WRONG_CHAIN(
            422,
            ExitCode.REJECTED,
            "The transaction is for another network",
            "Sign it with the chain id that GET /v1/status shows."),
    NONCE_TOO_LOW(
            422,
            ExitCode.REJECTED,
            "The nonce is used already",
            "Use pendingNonce of GET /v1/accounts/{address} and sign again."),
    NONCE_GAP(
            422,
            ExitCode.REJECTED,
            "The nonce is too far ahead",
            "Submit the transactions with the nonces before it first."),
    INSUFFICIENT_BALANCE(
            422,
            ExitCode.REJECTED,
            "The balance does not cover amount and fee",
            "Send less, or fund the account first."),
    EXPIRED(
            422,
            ExitCode.REJECTED,
            "The last height that may include it has passed",
            "Sign it again with a later validUntil."),
    DUPLICATE(
            409,
            ExitCode.REJECTED,
            "Another transaction of this sender has this nonce",
            "Wait for the other one, or use the next nonce."),
    TOO_LARGE(413, ExitCode.REJECTED, "Too large", "Split it into smaller parts."),
    MEMPOOL_FULL(503, ExitCode.REJECTED, "The node's mempool is full",
            "Try again in a few seconds, or ask another node."),
    READ_ONLY(503, ExitCode.REJECTED, "The node begins nothing new: its disk is nearly full",
            "Ask another node, or make room on the disk."),
    NOT_PERMITTED(403, ExitCode.REJECTED, "The account may not send, or the fee is below the least one",
            "See the detail: have validators' operators let the account in, or offer minFee of GET /v1/status."),
    /** Only from the node that takes a proposal or an approval from a client; other nodes may see it differently. */
    UNSAFE_CHANGE(422, ExitCode.REJECTED, "The change could stop the network",
            "See who is missing: POST /v1/proposals/dry-run."),

    // About a request
    BAD_REQUEST(400, ExitCode.ERROR, "The request is not understood", "See docs/api.md or /openapi.json."),
    UNAUTHORIZED(401, ExitCode.ERROR, "A token is missing or wrong",
            "Send Authorization: Bearer with the node's token."),
    OUT_OF_SCOPE(403, ExitCode.ERROR, "The token is not for this",
            "Send the token of that scope, or the one in admin.token."),
    HOST_NOT_ALLOWED(
            403,
            ExitCode.ERROR,
            "This host name is not served",
            "Use localhost or 127.0.0.1, or add the name to http.allowed-hosts."),
    NOT_FOUND(404, ExitCode.ERROR, "There is no such thing", "Check the path; the routes are in /openapi.json."),
    NOT_FINAL(
            409,
            ExitCode.NOT_FINAL,
            "The transaction is not final yet",
            "Wait for it with GET /v1/transactions/{id}?wait=30s."),
    METHOD_NOT_ALLOWED(405, ExitCode.ERROR, "The path has no such method", "See the Allow header."),
    NOT_ACCEPTABLE(406, ExitCode.ERROR, "The answer is not available in this form", "Accept application/json."),
    TIMEOUT(408, ExitCode.ERROR, "The request took too long to arrive", "Try again."),
    URI_TOO_LONG(414, ExitCode.ERROR, "The path or query is too long", "Shorten it."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            ExitCode.ERROR,
            "The body's type is not supported",
            "Send application/octet-stream or application/json."),
    PRUNED(410, ExitCode.ERROR, "The node keeps the bodies of old blocks no longer",
            "Ask a node that keeps all of them."),
    NOT_POSSIBLE(409, ExitCode.ERROR, "The node cannot do that", "See the detail."),
    TOO_MANY_REQUESTS(429, ExitCode.ERROR, "Too many requests", "Wait a moment, then try again."),
    HEADERS_TOO_LARGE(431, ExitCode.ERROR, "The request's headers are too large", "Send fewer or smaller headers."),
    INTERNAL(500, ExitCode.ERROR, "The node failed to answer", "See the node's log."),
    /** The node is starting, stopping, or cannot reach a quorum for a linearizable read. */
    UNAVAILABLE(503, ExitCode.ERROR, "The node cannot answer this now", "Try again soon, or ask another node.");

    private final int httpStatus;
    private final ExitCode exitCode;
    private final String title;
    private final String remedy;
    private final String code;

    ErrorCode(int httpStatus, ExitCode exitCode, String title, String remedy) {
        this.httpStatus = httpStatus;
        this.exitCode = exitCode;
        this.title = title;
        this.remedy = remedy;
        this.code = name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String code() {
        return code;
    }

    /** The code written as {@code code}. */
    public static Optional<ErrorCode> of(String code) {
        return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst();
    }

    public int httpStatus() {
        return httpStatus;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** The same for every occurrence. */
    public String title() {
        return title;
    }

    /** What to do about it, where nothing more specific is known. */
    public String remedy() {
        return remedy;
    }

    /** Whether another node, or the same one soon, may say otherwise: then clients of several nodes ask the next. */
    public boolean mayPass() {
        return this == UNAVAILABLE || this == READ_ONLY || this == MEMPOOL_FULL || this == TOO_MANY_REQUESTS;
    }

    /** Whether a transaction is refused so because of its nonce or age: what came first may have been itself. */
    public boolean mayBeOvertaken() {
        return this == NONCE_TOO_LOW || this == DUPLICATE || this == EXPIRED;
    }

    /** The problem with this code; {@code detail} says what is wrong this time. */
    public Problem problem(String detail) {
        return problem(detail, remedy);
    }

    public Problem problem(String detail, String specificRemedy) {
        return new Problem("about:blank", title, httpStatus, detail, code, specificRemedy, Optional.empty());
    }
}
