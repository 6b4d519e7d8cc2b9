/** A short life of a gateway on loopback, from which the Java virtual machine learns what a start needs. */
@NullMarked
package io.sallyport.gateway.training;

import org.jspecify.annotations.NullMarked;
