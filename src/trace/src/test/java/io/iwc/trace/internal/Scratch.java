package io.iwc.trace.internal;
import java.nio.file.*; import java.util.*;
public class Scratch { public static void main(String[] a) throws Exception {
 long t=System.nanoTime();
 var p=new TraceProgress(System::nanoTime);
 var th=new Thread(()->{ String last=""; while(true){ var x=p.text(); if(!x.equals(last)) System.err.printf("%.1f cpu %.1f %s%n",(System.nanoTime()-t)/1e9,((com.sun.management.OperatingSystemMXBean)java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()/1e9,x); last=x; try{Thread.sleep(200);}catch(Exception e){} }}); th.setDaemon(true); if(a.length>1) th.start();
 var r=new TraceAnalysis(TraceOptions.of(Reading.DEFAULT, Study.values()),p).of(List.of(Path.of(a[0])));
 System.err.printf("%.2f s%n",(System.nanoTime()-t)/1e9);
 System.out.println(r.failures());
 r.results().forEach((s,x)->{System.out.println("== "+s+" "+x.undefined()); x.metrics().forEach((k,v)->System.out.println(k+" "+v)); x.tables().forEach(y->System.out.println(y.kind()+" "+y.name()+" "+y.table().columns()+" "+y.table().rows().size()+" "+(y.table().rows().isEmpty()?"":y.table().rows().get(0))));});
}}
