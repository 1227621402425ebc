" Colours before the server answers, or without it. The server knows better and paints over them.

if exists('b:current_syntax')
  finish
endif

syntax case match

" Mentions. The labels of the CoNLL and OntoNotes sets, and their spelled-out cousins.
let s:mentions = {
      \ 'Person': 'PER\|PERSON\|Person',
      \ 'Organization': 'ORG\|ORGANIZATION\|Organi[sz]ation',
      \ 'Location': 'LOC\|GPE\|LOCATION\|Location',
      \ 'Misc': 'MISC\|MISCELLANEOUS',
      \ 'Group': 'NORP',
      \ 'Facility': 'FAC',
      \ 'Product': 'PRODUCT\|VEH\|WEA',
      \ 'Event': 'EVENT',
      \ 'Work': 'WORK_OF_ART',
      \ 'Law': 'LAW',
      \ 'Language': 'LANGUAGE',
      \ 'Date': 'DATE',
      \ 'Time': 'TIME',
      \ 'Percent': 'PERCENT',
      \ 'Money': 'MONEY',
      \ 'Quantity': 'QUANTITY',
      \ 'Ordinal': 'ORDINAL',
      \ 'Cardinal': 'CARDINAL',
      \ }

" Any other label-shaped word, if the bracket closes as a tagger closes it. Defined first: the known labels win.
syntax match GlossatorLabel1 /\[\u[[:alnum:]_-]\+ [^][]\+ \]/ contains=GlossatorOpen,GlossatorClose
" What 'conceallevel' hides.
syntax match GlossatorOpen /\[/ contained conceal nextgroup=GlossatorLabelName
syntax match GlossatorLabelName /[[:alnum:]_-]\+/ contained conceal nextgroup=GlossatorGap
syntax match GlossatorGap / \+/ contained conceal
syntax match GlossatorClose / *\]/ contained conceal

for [s:kind, s:labels] in items(s:mentions)
  execute 'syntax match Glossator' .. s:kind .. ' /\[\%(' .. s:labels .. '\) [^][]\+\]/ contains=GlossatorOpen,GlossatorClose'
endfor
unlet s:mentions s:kind s:labels

" The parts of a cable.
syntax match GlossatorMarkup @</\?\%(code\|pre\)>@
syntax match GlossatorMarkup @<a id='par\d\+' href='#par\d\+'>¶</a>@ nextgroup=GlossatorParagraphNumber
syntax match GlossatorParagraphNumber /\d\+ \?\./ contained
syntax match GlossatorPortionMark /( \%(\[\u\+ \)\?\%(TS\|S\|C\|SBU\|U\)\%(\/\+\u\+\)* *\%(\] \)\?)/
syntax match GlossatorPageMarker /\<\d\{8} \d\{3}\%(\.\d\)\? OF \d\{3}\>/ nextgroup=GlossatorHeading skipwhite
syntax match GlossatorHeading /^\u[^].;<>[-]\+ -\{4,}/ contains=GlossatorRule
syntax match GlossatorHeading /\u[^].;<>[-]\+ -\{4,}/ contained contains=GlossatorRule
syntax match GlossatorRule /-\{4,}/ contained
syntax match GlossatorHeaderKeyword /\<\%(E\.\?O\.\? \?\d\{5}:\?\%( DECL:\)\?\|TAGS\>:\?\|SUBJECT:\|SUBJ:\|REFS\?:\|DERIVED FROM:\|Classified By:\)/
syntax match GlossatorPassageMarker /\<\%(End Summary\|Summary:\|End Comment\|Comment:\)/

highlight default link GlossatorOpen GlossatorBracket
highlight default link GlossatorClose GlossatorBracket
highlight default link GlossatorRule GlossatorBracket

syntax sync minlines=1

let b:current_syntax = 'annotated-text'
