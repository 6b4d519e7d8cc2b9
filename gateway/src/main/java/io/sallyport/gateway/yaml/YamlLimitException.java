package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Problem;

/** A file that is too deep or has too many parts to go on reading it. */
final class YamlLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    YamlLimitException(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
