/** JMH benchmarks. */
@NullMarked
package io.sallyport.bench;

import org.jspecify.annotations.NullMarked;
