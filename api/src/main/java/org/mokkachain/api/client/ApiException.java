package org.mokkachain.api.client;

import java.util.Arrays;
import org.mokkachain.api.model.Code;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.Problem;

/** A node answered with a refusal. Where several nodes were asked, what the others did is suppressed in it. */
public final class ApiException extends MokkaClientException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ApiException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** Everything the node said about it. */
    public Problem problem() {
        return problem;
    }

    /** Why, to be switched over. */
    public Code code() {
        return Code.of(problem.code());
    }

    /**
     * Whether what was asked for may have been done nevertheless: this node was too busy to say, or another, asked
     * before it, got the request and did not answer. A transaction that was refused so may still become final.
     */
    public boolean mayHaveArrived() {
        return code() == ErrorCode.UNAVAILABLE || Arrays.stream(getSuppressed()).anyMatch(ApiException::mayHaveArrived);
    }

    private static boolean mayHaveArrived(Throwable before) {
        return switch (before) {
            case ApiException refusal -> refusal.code() == ErrorCode.UNAVAILABLE;
            default -> before instanceof ConnectionException;
        };
    }
}
