/** From a YAML file to a record: every problem of the file in one run, each with its place. */
@NullMarked
package io.sallyport.gateway.yaml;

import org.jspecify.annotations.NullMarked;
