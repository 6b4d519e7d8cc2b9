/** When something has had its time: the deadlines of sessions and relays, kept by the event loop that they live on. */
@NullMarked
package io.sallyport.core.deadline;

import org.jspecify.annotations.NullMarked;
