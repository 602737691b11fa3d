package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A refusal or failure as problem details (RFC 9457), media type {@code application/problem+json}.
 *
 * @param type always {@code about:blank}; programs look at {@code code}
 * @param title the same for every problem of this code
 * @param status the HTTP status
 * @param detail what is wrong this time
 * @param code stable, see {@link ErrorCode}
 * @param remedy what to do about it
 * @param id the transaction meant, where there is one; with {@code duplicate} the other one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String remedy,
        @Form(Form.HASH) Optional<String> id) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The same problem, naming a transaction. */
    public Problem about(String transactionId) {
        return new Problem(type, title, status, detail, code, remedy, Optional.of(transactionId));
    }

    /** The same problem, answered with another HTTP status. */
    public Problem withStatus(int other) {
        return new Problem(type, title, other, detail, code, remedy, id);
    }

    /** How a command ends that meets this problem. */
    public ExitCode exitCode() {
        return ErrorCode.of(code).map(ErrorCode::exitCode).orElse(ExitCode.ERROR);
    }
}
