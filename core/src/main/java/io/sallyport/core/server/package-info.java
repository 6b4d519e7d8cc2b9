/** The listening side: transports, listeners, admission, connection caps, drain. */
@NullMarked
package io.sallyport.core.server;

import org.jspecify.annotations.NullMarked;
