/** The way in that a client asks for: one connection from the peer that it names, at a socket opened for that alone. */
@NullMarked
package io.sallyport.core.inbound;

import org.jspecify.annotations.NullMarked;
