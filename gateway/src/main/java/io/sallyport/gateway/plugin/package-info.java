/** Loads plugins, each in a class loader of its own, from the folders that the operator put them into. */
@NullMarked
package io.sallyport.gateway.plugin;

import org.jspecify.annotations.NullMarked;
