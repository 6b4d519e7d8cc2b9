package io.sallyport.auth.password;

import java.util.function.BooleanSupplier;

/**
 * One verification that may have to wait.
 *
 * @param source whom it is done for
 * @param abandoned whether nobody waits for it any more; once true, it stays so
 * @param task does it; costs nothing once it is abandoned, but completes its stage in any case
 */
record HashingWork(Source source, BooleanSupplier abandoned, Runnable task) {
    boolean isAbandoned() {
        return abandoned.getAsBoolean();
    }
}
