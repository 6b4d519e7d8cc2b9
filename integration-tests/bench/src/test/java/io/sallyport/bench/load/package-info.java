/** Tests of the project's own load generator. */
package io.sallyport.bench.load;
