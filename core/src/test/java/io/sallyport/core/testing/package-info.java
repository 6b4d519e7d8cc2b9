/** Hand-written fakes of what the core talks to: channels, destinations, name servers, plugins, policy. */
@NullMarked
package io.sallyport.core.testing;

import org.jspecify.annotations.NullMarked;
