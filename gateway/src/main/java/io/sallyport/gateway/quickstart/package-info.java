/** The first start: a gateway on loopback with one user, and commands to try. */
@NullMarked
package io.sallyport.gateway.quickstart;

import org.jspecify.annotations.NullMarked;
