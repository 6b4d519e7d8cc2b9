package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Problem;

/** A problem of a file behind which nothing more can be read. */
final class UnreadableYamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnreadableYamlException(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
