/**
 * The question that is asked before anything is relayed, the facts that it is asked with, and its answer.
 *
 * <p>Every call is made on an event loop and must answer without blocking, and without waiting for another thread. An
 * exception, or an answer of {@code null}, is a denial.
 */
@NullMarked
package io.sallyport.core.spi.policy;

import org.jspecify.annotations.NullMarked;
