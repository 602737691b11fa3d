package org.mokkachain.api.client;

import org.mokkachain.api.model.Problem;

/** The node answered with a refusal. */
public final class ApiException extends MokkaClientException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ApiException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
