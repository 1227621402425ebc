std = 'luajit'
globals = { 'vim' }
-- A method may do without its object.
self = false
-- The length of lines is StyLua's affair.
max_line_length = false
