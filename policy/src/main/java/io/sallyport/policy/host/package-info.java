/** Names of hosts and the patterns that match them. */
@NullMarked
package io.sallyport.policy.host;

import org.jspecify.annotations.NullMarked;
