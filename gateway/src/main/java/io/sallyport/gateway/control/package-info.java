/** Takes an operator's commands at a Unix-domain socket while the gateway runs. */
@NullMarked
package io.sallyport.gateway.control;

import org.jspecify.annotations.NullMarked;
