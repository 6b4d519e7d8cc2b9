/** What {@code conf/sallyport.yaml} can say. */
@NullMarked
package io.sallyport.gateway.config;

import org.jspecify.annotations.NullMarked;
