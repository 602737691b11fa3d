package org.mokkachain.node.http;

import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.Problem;

/** Ends the handling of a request with a refusal. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    ProblemException(ErrorCode code, String detail) {
        this(code.problem(detail));
    }

    Problem problem() {
        return problem;
    }
}
