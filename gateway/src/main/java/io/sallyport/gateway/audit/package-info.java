/** The audit log: one line of JSON for each session, written apart from the event loops. */
@NullMarked
package io.sallyport.gateway.audit;

import org.jspecify.annotations.NullMarked;
