/** What happens after the reply: octets from one side to the other, each counted, each direction ended as its source. */
@NullMarked
package io.sallyport.core.relay;

import org.jspecify.annotations.NullMarked;
