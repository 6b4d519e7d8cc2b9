/** Tests of what measures the gateway. */
package io.sallyport.bench.endtoend;
