/** Says over HTTP on loopback how the gateway is. */
@NullMarked
package io.sallyport.gateway.admin;

import org.jspecify.annotations.NullMarked;
